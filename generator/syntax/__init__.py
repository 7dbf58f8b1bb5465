"""What a YAML parser could not read, in an author's words."""

from generator.syntax.breaks import Break, Fault, quoted
from generator.syntax.explain import explain

__all__ = ["Break", "Fault", "explain", "quoted"]
