"""Values turned into styled lines."""
