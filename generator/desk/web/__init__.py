"""What is asked of the web: whether links answer, and archives for copies."""
