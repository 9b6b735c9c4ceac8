"""The subcommands of `parley` that read articles. ``app.cli`` mounts them."""
