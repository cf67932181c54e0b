/// The JSON Schema of Winnow's own document, ``DocumentExporter``; its `findings` are the lines of
/// ``LinesExporter``.
package enum DocumentSchema {
  /// The schema as one JSON document.
  package static let text = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Findings of Winnow",
      "description": "Findings under the names that DefectDojo's REST API has for their fields; what has its default is left out.",
      "type": "object",
      "required": ["schemaVersion", "findings"],
      "additionalProperties": false,
      "properties": {
        "schemaVersion": {"const": 1, "description": "Changes where members change their meaning or go away."},
        "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}}
      },
      "$defs": {
        "text": {"type": "string"},
        "flag": {"type": "boolean"},
        "number": {"type": "integer"},
        "score": {"type": "number", "minimum": 0, "maximum": 10},
        "probability": {"type": "number"},
        "day": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "moment": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"},
        "severity": {"enum": ["Critical", "High", "Medium", "Low", "Info"]},
        "finding": {
          "type": "object",
          "required": ["title", "severity", "scan_type", "source"],
          "additionalProperties": false,
          "properties": {
            "title": {"$ref": "#/$defs/text"},
            "severity": {"$ref": "#/$defs/severity"},
            "description": {"$ref": "#/$defs/text"},
            "mitigation": {"$ref": "#/$defs/text"},
            "impact": {"$ref": "#/$defs/text"},
            "references": {"$ref": "#/$defs/text"},
            "steps_to_reproduce": {"$ref": "#/$defs/text"},
            "severity_justification": {"$ref": "#/$defs/text"},
            "cwe": {"type": "integer", "description": "0: none; missing: null in the report, which counts in the hash."},
            "cwes": {"type": "array", "items": {"$ref": "#/$defs/number"}},
            "vulnerability_ids": {"type": "array", "items": {"$ref": "#/$defs/text"}, "description": "The main one first."},
            "cvssv3": {"$ref": "#/$defs/text"},
            "cvssv3_score": {"type": "number"},
            "cvssv4": {"$ref": "#/$defs/text"},
            "cvssv4_score": {"type": "number"},
            "epss_score": {"$ref": "#/$defs/probability"},
            "epss_percentile": {"$ref": "#/$defs/probability"},
            "known_exploited": {"$ref": "#/$defs/flag"},
            "ransomware_used": {"$ref": "#/$defs/flag"},
            "kev_date": {"$ref": "#/$defs/day"},
            "component_name": {"$ref": "#/$defs/text"},
            "component_version": {"$ref": "#/$defs/text"},
            "fix_available": {"$ref": "#/$defs/flag"},
            "fix_version": {"$ref": "#/$defs/text"},
            "file_path": {"$ref": "#/$defs/text"},
            "line": {"$ref": "#/$defs/number"},
            "sast_source_object": {"$ref": "#/$defs/text"},
            "sast_source_line": {"$ref": "#/$defs/number"},
            "sast_source_file_path": {"$ref": "#/$defs/text"},
            "sast_sink_object": {"$ref": "#/$defs/text"},
            "unique_id_from_tool": {"$ref": "#/$defs/text"},
            "vuln_id_from_tool": {"$ref": "#/$defs/text"},
            "static_finding": {"const": true, "description": "Missing: false."},
            "dynamic_finding": {"const": false, "description": "Missing: true."},
            "active": {"const": false, "description": "Missing: true."},
            "verified": {"const": true, "description": "Missing: false."},
            "false_p": {"const": true, "description": "Missing: false."},
            "out_of_scope": {"const": true, "description": "Missing: false."},
            "risk_accepted": {"const": true, "description": "Missing: false."},
            "is_mitigated": {"const": true, "description": "Missing: false."},
            "mitigated": {"$ref": "#/$defs/moment"},
            "date": {"$ref": "#/$defs/day"},
            "publish_date": {"$ref": "#/$defs/day"},
            "nb_occurences": {"$ref": "#/$defs/number"},
            "scanner_confidence": {"$ref": "#/$defs/number"},
            "service": {"$ref": "#/$defs/text"},
            "url": {"$ref": "#/$defs/text"},
            "param": {"$ref": "#/$defs/text"},
            "payload": {"$ref": "#/$defs/text"},
            "effort_for_fixing": {"$ref": "#/$defs/text"},
            "tags": {"type": "array", "items": {"$ref": "#/$defs/text"}},
            "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
            "request_response_pairs": {
              "type": "array",
              "items": {
                "type": "object", "required": ["request", "response"], "additionalProperties": false,
                "properties": {"request": {"$ref": "#/$defs/text"}, "response": {"$ref": "#/$defs/text"}}
              }
            },
            "files": {"type": "array", "items": {"$ref": "#/$defs/text"}, "description": "Their titles."},
            "hash_code": {"type": "string", "description": "DefectDojo's identity of the finding."},
            "scan_type": {"$ref": "#/$defs/text"},
            "test_type": {"type": "string", "description": "DefectDojo's name of the test, where it is not the scan type."},
            "triage": {"$ref": "#/$defs/triage"},
            "merged": {"$ref": "#/$defs/merged"},
            "source": {"$ref": "#/$defs/source"}
          }
        },
        "location": {
          "type": "object",
          "required": ["type"],
          "oneOf": [
            {
              "additionalProperties": false,
              "properties": {
                "type": {"const": "url"},
                "url": {"$ref": "#/$defs/text"}, "host": {"$ref": "#/$defs/text"},
                "port": {"$ref": "#/$defs/number"}, "protocol": {"$ref": "#/$defs/text"},
                "path": {"$ref": "#/$defs/text"}, "query": {"$ref": "#/$defs/text"},
                "fragment": {"$ref": "#/$defs/text"}, "user_info": {"$ref": "#/$defs/text"}
              }
            },
            {
              "required": ["file_path"],
              "additionalProperties": false,
              "properties": {
                "type": {"const": "code"},
                "file_path": {"$ref": "#/$defs/text"}, "line": {"$ref": "#/$defs/number"},
                "end_line": {"$ref": "#/$defs/number"}, "snippet": {"$ref": "#/$defs/text"},
                "source_object": {"$ref": "#/$defs/text"},
                "source_file_path": {"$ref": "#/$defs/text"},
                "source_line": {"$ref": "#/$defs/number"}, "sink_object": {"$ref": "#/$defs/text"}
              }
            },
            {
              "additionalProperties": false,
              "properties": {
                "type": {"const": "dependency"},
                "purl": {"$ref": "#/$defs/text"}, "purl_type": {"$ref": "#/$defs/text"},
                "name": {"$ref": "#/$defs/text"}, "version": {"$ref": "#/$defs/text"},
                "file_path": {"$ref": "#/$defs/text"},
                "license_expression": {"$ref": "#/$defs/text"},
                "artifact_hashes": {
                  "type": "object",
                  "additionalProperties": {"type": "array", "items": {"$ref": "#/$defs/text"}}
                }
              }
            }
          ]
        },
        "triage": {
          "type": "object",
          "description": "What a policy decided.",
          "required": ["verdict"],
          "additionalProperties": false,
          "properties": {
            "verdict": {"enum": ["kept", "marked", "dropped"]},
            "rule": {"$ref": "#/$defs/text"},
            "origin": {"type": "string", "description": "Where the rule stands."},
            "reason": {"$ref": "#/$defs/text"},
            "severity_was": {"$ref": "#/$defs/severity"},
            "severity_by": {"$ref": "#/$defs/text"}
          }
        },
        "merged": {
          "type": "object",
          "description": "The findings that this one stands for, itself among them.",
          "required": ["reason", "confidence", "members"],
          "additionalProperties": false,
          "properties": {
            "reason": {"type": "string", "description": "What they have in common."},
            "confidence": {"enum": ["certain", "likely", "possible"]},
            "members": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["report", "scan_type", "title", "severity"],
                "additionalProperties": false,
                "properties": {
                  "report": {"$ref": "#/$defs/text"}, "scan_type": {"$ref": "#/$defs/text"},
                  "title": {"$ref": "#/$defs/text"}, "severity": {"$ref": "#/$defs/severity"},
                  "hash_code": {"$ref": "#/$defs/text"},
                  "unique_id_from_tool": {"$ref": "#/$defs/text"}
                }
              }
            }
          }
        },
        "source": {
          "type": "object",
          "description": "The report, and the records in it that the finding was made of.",
          "required": ["report", "records"],
          "additionalProperties": false,
          "properties": {
            "report": {"$ref": "#/$defs/text"},
            "records": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["path", "offset", "length"],
                "additionalProperties": false,
                "properties": {
                  "path": {"$ref": "#/$defs/text"},
                  "offset": {"type": "integer", "minimum": 0, "description": "In bytes."},
                  "length": {"type": "integer", "minimum": 0, "description": "In bytes."}
                }
              }
            }
          }
        }
      }
    }

    """
}
