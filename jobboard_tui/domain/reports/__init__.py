"""What a board adds up to: statistics, agenda, progress, self-audits."""
