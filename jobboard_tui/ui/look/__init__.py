"""How things look: from the model to lines of toned text. Pure; nothing here knows a widget."""
