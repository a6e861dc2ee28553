"""The views through which every read goes."""
