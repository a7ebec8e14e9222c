"""What staff cost the employer, and what pays for it."""
