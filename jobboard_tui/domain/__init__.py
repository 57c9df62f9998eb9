"""Values and rules of job hunting: no disk, no clock, no toolkit."""
