import FindingModel
import ReportReading

extension SARIF {
  /// The CWE numbers of rules and results, which tools put in many places.
  enum Weaknesses {
    /// Of a rule: its relationships, else its property `cwe`, else its tags.
    static func ofRule(_ rule: JSON) -> [Int] {
      if rule["relationships"].isList {
        return rule["relationships"].compactMap { $0["target"]["id"].text.flatMap(CWE.firstNumber) }
      }
      let properties = rule["properties"]
      if properties["cwe"].exists { return numbers(properties["cwe"]) }
      return properties["tags"].isList ? properties["tags"].texts.compactMap(CWE.firstNumber) : []
    }

    /// Of a result: its property `cwe`, as njsscan writes it.
    static func ofProperties(_ result: JSON) -> [Int] { numbers(result["properties"]["cwe"]) }

    /// Of a result: its taxa of the taxonomy `CWE`.
    static func ofTaxa(_ result: JSON) -> [Int] {
      guard result["taxa"].isList else { return [] }
      return result["taxa"].compactMap { taxon in
        guard taxon["toolComponent"]["name"].text == "CWE" else { return nil }
        let id = taxon["id"]
        return id.int
          ?? id.text.flatMap {
            Int($0) ?? CWE.firstNumber(in: $0) ?? CWE.firstNumber(in: "CWE-\($0)")
          }
      }
    }

    /// Each number once, at the last of its places.
    static func lastOfEach(_ numbers: [Int]) -> [Int] {
      Array(numbers.reversed()).distinct.reversed()
    }

    private static func numbers(_ value: JSON) -> [Int] {
      if let text = value.text { return CWE.firstNumber(in: text).map { [$0] } ?? [] }
      return value.isList ? value.texts.compactMap(CWE.firstNumber) : []
    }
  }
}
