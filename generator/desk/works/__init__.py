"""Works: taken over from files and pages, archived, looked up in their copies, asked for."""
