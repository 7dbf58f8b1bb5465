"""Commands that bring works in and look after them."""
