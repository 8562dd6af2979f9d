"""Speed, growth and memory, beside rivals, in one run."""
