"""The commands: each module has one function ``run``, whose parameters are the command's arguments and options."""
