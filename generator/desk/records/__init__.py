"""Records as text: made, renamed, formatted, filled from a sheet, and their schemas."""
