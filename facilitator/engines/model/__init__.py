"""The model engine: asks a language model and checks every answer."""
