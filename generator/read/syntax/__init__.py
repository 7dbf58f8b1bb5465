"""What a YAML parser could not read, in an author's words."""

from generator.read.syntax.breaks import Break, Fault, quoted
from generator.read.syntax.explain import explain

__all__ = ["Break", "Fault", "explain", "quoted"]
