"""How well a claim is supported: the rules, and what they give for all claims on any day."""
