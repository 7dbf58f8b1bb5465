"""Rules of claims, statements, speakers and places."""
