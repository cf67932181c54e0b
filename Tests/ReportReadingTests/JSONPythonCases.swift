/// A value and what CPython 3.11 makes of it: `str`, `repr`, `json.dumps` and `bool` of what
/// `json.loads` reads.
struct PythonCase: Sendable {
  let document: String
  let text: String
  let representation: String
  let json: String
  let isTruthy: Bool

  init(
    _ document: String, text: String, representation: String, json: String, isTruthy: Bool
  ) {
    self.document = document
    self.text = text
    self.representation = representation
    self.json = json
    self.isTruthy = isTruthy
  }
}

let pythonCases = [
  PythonCase(
    "null",
    text: "None",
    representation: "None",
    json: "null",
    isTruthy: false),
  PythonCase(
    "true",
    text: "True",
    representation: "True",
    json: "true",
    isTruthy: true),
  PythonCase(
    "false",
    text: "False",
    representation: "False",
    json: "false",
    isTruthy: false),
  PythonCase(
    "0",
    text: "0",
    representation: "0",
    json: "0",
    isTruthy: false),
  PythonCase(
    "-0",
    text: "0",
    representation: "0",
    json: "0",
    isTruthy: false),
  PythonCase(
    "1",
    text: "1",
    representation: "1",
    json: "1",
    isTruthy: true),
  PythonCase(
    "-17",
    text: "-17",
    representation: "-17",
    json: "-17",
    isTruthy: true),
  PythonCase(
    "12345678901234567890123",
    text: "12345678901234567890123",
    representation: "12345678901234567890123",
    json: "12345678901234567890123",
    isTruthy: true),
  PythonCase(
    "1.0",
    text: "1.0",
    representation: "1.0",
    json: "1.0",
    isTruthy: true),
  PythonCase(
    "-0.0",
    text: "-0.0",
    representation: "-0.0",
    json: "-0.0",
    isTruthy: false),
  PythonCase(
    "0.1",
    text: "0.1",
    representation: "0.1",
    json: "0.1",
    isTruthy: true),
  PythonCase(
    "3.14",
    text: "3.14",
    representation: "3.14",
    json: "3.14",
    isTruthy: true),
  PythonCase(
    "100.0",
    text: "100.0",
    representation: "100.0",
    json: "100.0",
    isTruthy: true),
  PythonCase(
    "1e5",
    text: "100000.0",
    representation: "100000.0",
    json: "100000.0",
    isTruthy: true),
  PythonCase(
    "1E+2",
    text: "100.0",
    representation: "100.0",
    json: "100.0",
    isTruthy: true),
  PythonCase(
    "1e15",
    text: "1000000000000000.0",
    representation: "1000000000000000.0",
    json: "1000000000000000.0",
    isTruthy: true),
  PythonCase(
    "1e16",
    text: "1e+16",
    representation: "1e+16",
    json: "1e+16",
    isTruthy: true),
  PythonCase(
    "1.2e16",
    text: "1.2e+16",
    representation: "1.2e+16",
    json: "1.2e+16",
    isTruthy: true),
  PythonCase(
    "9007199254740993.0",
    text: "9007199254740992.0",
    representation: "9007199254740992.0",
    json: "9007199254740992.0",
    isTruthy: true),
  PythonCase(
    "12345678901234567.0",
    text: "1.2345678901234568e+16",
    representation: "1.2345678901234568e+16",
    json: "1.2345678901234568e+16",
    isTruthy: true),
  PythonCase(
    "1e17",
    text: "1e+17",
    representation: "1e+17",
    json: "1e+17",
    isTruthy: true),
  PythonCase(
    "1e22",
    text: "1e+22",
    representation: "1e+22",
    json: "1e+22",
    isTruthy: true),
  PythonCase(
    "1e23",
    text: "1e+23",
    representation: "1e+23",
    json: "1e+23",
    isTruthy: true),
  PythonCase(
    "0.0001",
    text: "0.0001",
    representation: "0.0001",
    json: "0.0001",
    isTruthy: true),
  PythonCase(
    "0.00001",
    text: "1e-05",
    representation: "1e-05",
    json: "1e-05",
    isTruthy: true),
  PythonCase(
    "1.5e-7",
    text: "1.5e-07",
    representation: "1.5e-07",
    json: "1.5e-07",
    isTruthy: true),
  PythonCase(
    "5e-324",
    text: "5e-324",
    representation: "5e-324",
    json: "5e-324",
    isTruthy: true),
  PythonCase(
    "1.7976931348623157e308",
    text: "1.7976931348623157e+308",
    representation: "1.7976931348623157e+308",
    json: "1.7976931348623157e+308",
    isTruthy: true),
  PythonCase(
    "1e400",
    text: "inf",
    representation: "inf",
    json: "Infinity",
    isTruthy: true),
  PythonCase(
    "-1e400",
    text: "-inf",
    representation: "-inf",
    json: "-Infinity",
    isTruthy: true),
  PythonCase(
    "1e-400",
    text: "0.0",
    representation: "0.0",
    json: "0.0",
    isTruthy: false),
  PythonCase(
    "2e-7",
    text: "2e-07",
    representation: "2e-07",
    json: "2e-07",
    isTruthy: true),
  PythonCase(
    "123456.789e3",
    text: "123456789.0",
    representation: "123456789.0",
    json: "123456789.0",
    isTruthy: true),
  PythonCase(
    #""""#,
    text: "",
    representation: "''",
    json: #""""#,
    isTruthy: false),
  PythonCase(
    #""text""#,
    text: "text",
    representation: "'text'",
    json: #""text""#,
    isTruthy: true),
  PythonCase(
    #""it's""#,
    text: "it's",
    representation: #""it's""#,
    json: #""it's""#,
    isTruthy: true),
  PythonCase(
    #""say \"hi\"""#,
    text: #"say "hi""#,
    representation: #"'say "hi"'"#,
    json: #""say \"hi\"""#,
    isTruthy: true),
  PythonCase(
    #""it's \"x\"""#,
    text: #"it's "x""#,
    representation: #"'it\'s "x"'"#,
    json: #""it's \"x\"""#,
    isTruthy: true),
  PythonCase(
    #""a\\b""#,
    text: #"a\b"#,
    representation: #"'a\\b'"#,
    json: #""a\\b""#,
    isTruthy: true),
  PythonCase(
    #""\n\r\t\b\f\/""#,
    text: "\n\r\t\u{8}\u{C}/",
    representation: #"'\n\r\t\x08\x0c/'"#,
    json: #""\n\r\t\b\f/""#,
    isTruthy: true),
  PythonCase(
    #""\u0000\u001f\u007f\u0080\u00a0\u00ad""#,
    text: "\u{0}\u{1F}\u{7F}\u{80}\u{A0}\u{AD}",
    representation: #"'\x00\x1f\x7f\x80\xa0\xad'"#,
    json: #""\u0000\u001f\u007f\u0080\u00a0\u00ad""#,
    isTruthy: true),
  PythonCase(
    #""\u00e9\u00ff\u0100\u0378""#,
    text: "éÿĀ\u{378}",
    representation: #"'éÿĀ\u0378'"#,
    json: #""\u00e9\u00ff\u0100\u0378""#,
    isTruthy: true),
  PythonCase(
    #""\u2028\u2029\u3000\u200b\ufeff\ue000""#,
    text: "\u{2028}\u{2029}\u{3000}\u{200B}\u{FEFF}\u{E000}",
    representation: #"'\u2028\u2029\u3000\u200b\ufeff\ue000'"#,
    json: #""\u2028\u2029\u3000\u200b\ufeff\ue000""#,
    isTruthy: true),
  PythonCase(
    #""\ud83d\ude00\udbff\udfff\ud834\udd1e""#,
    text: "😀\u{10FFFF}𝄞",
    representation: #"'😀\U0010ffff𝄞'"#,
    json: #""\ud83d\ude00\udbff\udfff\ud834\udd1e""#,
    isTruthy: true),
  PythonCase(
    #""Größe 中""#,
    text: "Größe 中",
    representation: "'Größe 中'",
    json: #""Gr\u00f6\u00dfe \u4e2d""#,
    isTruthy: true),
  PythonCase(
    #""\u0301x""#,
    text: "\u{301}x",
    representation: "'\u{301}x'",
    json: #""\u0301x""#,
    isTruthy: true),
  PythonCase(
    "[]",
    text: "[]",
    representation: "[]",
    json: "[]",
    isTruthy: false),
  PythonCase(
    "{}",
    text: "{}",
    representation: "{}",
    json: "{}",
    isTruthy: false),
  PythonCase(
    "[0]",
    text: "[0]",
    representation: "[0]",
    json: "[0]",
    isTruthy: true),
  PythonCase(
    "[[]]",
    text: "[[]]",
    representation: "[[]]",
    json: "[[]]",
    isTruthy: true),
  PythonCase(
    #"{"":null}"#,
    text: "{'': None}",
    representation: "{'': None}",
    json: #"{"": null}"#,
    isTruthy: true),
  PythonCase(
    #"[1,2.0,"a'b",null,true,{"k":["v",false]}]"#,
    text: #"[1, 2.0, "a'b", None, True, {'k': ['v', False]}]"#,
    representation: #"[1, 2.0, "a'b", None, True, {'k': ['v', False]}]"#,
    json: #"[1, 2.0, "a'b", null, true, {"k": ["v", false]}]"#,
    isTruthy: true),
  PythonCase(
    #"{"it\u0027s":1,"\u00e9":-0,"b":{"c":[]}}"#,
    text: #"{"it's": 1, 'é': 0, 'b': {'c': []}}"#,
    representation: #"{"it's": 1, 'é': 0, 'b': {'c': []}}"#,
    json: #"{"it's": 1, "\u00e9": 0, "b": {"c": []}}"#,
    isTruthy: true),
  PythonCase(
    #"{"k":1,"l":2,"k":3}"#,
    text: "{'k': 3, 'l': 2}",
    representation: "{'k': 3, 'l': 2}",
    json: #"{"k": 3, "l": 2}"#,
    isTruthy: true),
  PythonCase(
    #"{"a": [{"b": 1, "c": null, "b": "again"}, {"b": {"b": true}}]}"#,
    text: #"{'a': [{'b': 'again', 'c': None}, {'b': {'b': True}}]}"#,
    representation: #"{'a': [{'b': 'again', 'c': None}, {'b': {'b': True}}]}"#,
    json: #"{"a": [{"b": "again", "c": null}, {"b": {"b": true}}]}"#,
    isTruthy: true),
  PythonCase(
    #"[{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8}]"#,
    text: #"[{'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6, 'g': 7, 'h': 8}]"#,
    representation: #"[{'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6, 'g': 7, 'h': 8}]"#,
    json: #"[{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8}]"#,
    isTruthy: true),
  PythonCase(
    #"[{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "a": 9}]"#,
    text: #"[{'a': 9, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6, 'g': 7, 'h': 8}]"#,
    representation: #"[{'a': 9, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6, 'g': 7, 'h': 8}]"#,
    json: #"[{"a": 9, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8}]"#,
    isTruthy: true),
  PythonCase(
    #"[{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 10, "c": []}]"#,
    text: #"[{'a': 1, 'b': 2, 'c': [], 'd': 4, 'e': 5, 'f': 6, 'g': 7, 'h': 8, 'i': 9, 'j': 10}]"#,
    representation:
      #"[{'a': 1, 'b': 2, 'c': [], 'd': 4, 'e': 5, 'f': 6, 'g': 7, 'h': 8, 'i': 9, 'j': 10}]"#,
    json: #"[{"a": 1, "b": 2, "c": [], "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 10}]"#,
    isTruthy: true),
  PythonCase(
    #"[{"it's": "it's", "a \"b\"": "a\tb", "café": "漢", "d\#u{7F}": "\#u{7F}"}]"#,
    text: #"[{"it's": "it's", 'a "b"': 'a\tb', 'café': '漢', 'd\x7f': '\x7f'}]"#,
    representation: #"[{"it's": "it's", 'a "b"': 'a\tb', 'café': '漢', 'd\x7f': '\x7f'}]"#,
    json: #"[{"it's": "it's", "a \"b\"": "a\tb", "caf\u00e9": "\u6f22", "d\u007f": "\u007f"}]"#,
    isTruthy: true),
  PythonCase(
    #"[{"a": 1, "\u0061": 2}, {}, [], [[]], ""]"#,
    text: #"[{'a': 2}, {}, [], [[]], '']"#,
    representation: #"[{'a': 2}, {}, [], [[]], '']"#,
    json: #"[{"a": 2}, {}, [], [[]], ""]"#,
    isTruthy: true),
]
