// 每个单位下辖哪些地方？
MATCH (:Report)-[:REPORTING_UNIT]->(body)
MATCH (place:Location)-[r:PART_OF WHERE r.list IS NULL]->+(body)
RETURN DISTINCT body.name AS unit, place.name AS place,
    [kind IN labels(place) WHERE kind IN ['AdministrativeArea', 'DevelopmentZone', 'Community', 'Village',
        'ResidentialArea', 'Facility', 'Place']][0] AS kind
ORDER BY unit, kind, place
