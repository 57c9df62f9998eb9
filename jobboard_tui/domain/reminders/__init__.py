"""What is due, and why: rules applied to a timeline."""
