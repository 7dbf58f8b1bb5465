"""The theme that the engines use: templates laid over Material, which know front matter alone."""
