extension BurpAPIReport {
  /// A part of a message; of one that is left out, how long it is.
  static func segment(_ type: String, _ text: String?, length: Int = 0) -> String {
    let indent = String(repeating: " ", count: 32)
    let data = text.map { "\n\(indent)    \"data\": \"\($0.base64)\"," } ?? ""
    return """
      \(indent){
      \(indent)    "type": "\(type)Segment",\(data)
      \(indent)    "length": \(text?.utf8.count ?? length)
      \(indent)}
      """
  }
}
