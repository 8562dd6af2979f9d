"""Where the work runs: the two kinds of step, rows to Arrow and back, and the engines that run them."""
