// 每笔资金出自哪一句话？
MATCH (fact:Measurement {unitText: '元'})-[:EVIDENCE]->(place:Evidence)-[:WAS_DERIVED_FROM]->(report:Report)
RETURN fact.indicatorText AS indicator, fact.value AS value, report.sourceFile AS file, place.beginIndex AS begin,
    place.endIndex AS end, rtrim(place.sentence, '。！？!?；;') AS sentence
ORDER BY file, begin, end, value
