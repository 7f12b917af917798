"""The Telegram side: what people send, see and press."""
