"""Works as reference managers and Wikipedia read them."""
