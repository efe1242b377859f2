"""Rules of conversation: turn-taking, handovers, challenges, solutions and promises."""
