"""The subcommands of `parley` that are a group of their own."""
