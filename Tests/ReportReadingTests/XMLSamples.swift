import ReportReading

/// A report with this text, or these bytes.
func xml(_ text: String, limits: ReadingLimits = ReadingLimits()) throws -> XMLReport {
  try xml(Array(text.utf8), limits: limits)
}

func xml(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) throws -> XMLReport {
  XMLReport(try temporaryReport(bytes, name: "report.xml"), limits: limits)
}

/// Text that makes the element it stands in too large to be read at once.
let padding = String(repeating: "0123456789abcde\n", count: 5000)

/// All that can be asked about an element, in one text.
func outline(_ element: XML) -> String {
  let attributes = element.attributes.map { " \($0.name)=\($0.value)" }.joined()
  let children = element.children.map(outline).joined()
  return "<\(element.name)\(attributes) \(element.path)>\(element.text ?? "-")\(children)/"
}

/// A report with small and large elements at all levels, more than 500 KB long.
let mixedReport: String = {
  var text = "<?xml version='1.0'?>\n<report version='2'>\n<summary><total>40</total></summary>\n"
  for site in 0..<4 {
    text += "<site name='s\(site)'>lead \(site)<?note x?><host>h\(site)</host>\n"
    if site == 2 { text += "<log>\(padding)<line>last</line></log>" }
    for record in 0..<10 {
      let size = (site * 10 + record) % 7 * 700
      text += "<alert id='\(record)'><name>a &lt; \(site).\(record)</name>"
      text += "<desc>\(padding.prefix(size))<b>é</b>tail</desc><empty/></alert>\n"
      if record == 4 { text += "<!-- between --><big>\(padding)</big>" }
    }
    text += "<end>e\(site)</end></site>\n"
  }
  return text + "<footer>f</footer></report>\n"
}()
