"""What starts and joins everything: settings to adapters, processes, and the command."""
