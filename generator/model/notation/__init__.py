"""How people write figures, dates, degrees and addresses, and what they meant."""
