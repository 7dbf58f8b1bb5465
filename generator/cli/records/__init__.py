"""Commands that make records and change them."""
