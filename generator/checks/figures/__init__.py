"""Rules of estimates."""
