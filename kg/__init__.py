"""jiedao-kg: knowledge graphs from the work reports of Chinese local governments."""
