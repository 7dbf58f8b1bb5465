"""Tables, and what is made of their rows: CSV, a workbook, JSON, what describes them."""
