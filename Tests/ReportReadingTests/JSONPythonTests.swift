import Testing

@testable import ReportReading

/// Values as Python writes them, which is how DefectDojo's parsers put them into texts.
struct JSONPythonTests {
  @Test(arguments: pythonCases) func valuesAreWrittenAsPythonDoes(_ value: PythonCase) throws {
    let root = try jsonReport(value.document).root
    let list = try jsonReport("[" + value.document + "]", windowSize: 16).root
    for json in [root, list[0]] {
      #expect(json.pythonText == value.text)
      #expect(json.pythonText(orIfMissing: "missing") == value.text)
      #expect(json.pythonRepresentation == value.representation)
      #expect(json.pythonJSON == value.json)
      #expect(json.isTruthy == value.isTruthy)
    }
    // Once more, for what is asked a second time is read a second time.
    #expect(list.pythonRepresentation == "[" + value.representation + "]")
    #expect(list.pythonJSON == "[" + value.json + "]")
  }

  @Test func missingValuesAreNone() throws {
    let missing = try jsonReport("{}").root["missing"]
    #expect(missing.pythonText == "None")
    #expect(missing.pythonText(orIfMissing: "unknown") == "unknown")
    #expect(missing.pythonJSON == "null")
    #expect(!missing.isTruthy)
  }
}
