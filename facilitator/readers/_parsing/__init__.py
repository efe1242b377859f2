"""What readers share: decoding, labels, cues and the values they return."""
