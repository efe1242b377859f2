"""How people talk in a session: who holds the floor, who hands over, offers, promises and tells."""
