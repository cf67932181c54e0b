/// A report as Nessus exports it as `.nessus`, version 2: the policy, then hosts with what plugins
/// found there, an element a line, not indented.
///
/// As in Nessus's own, what is told of a plugin stands with everything it found; all that a plugin
/// found is one finding.
struct NessusReport: MadeUpReport {
  private var prose: Prose
  private var plugins: [NessusPlugin] = []
  private var seen: Set<Int> = []
  private var hosts = 0

  var findings: Int { seen.count }

  init(prose: Prose) {
    self.prose = prose
    plugins = NessusPlugin.all(&self.prose)
  }

  var opening: String {
    """
    <?xml version="1.0" ?>
    <NessusClientData_v2>
    <Policy><policyName>Basic Network Scan</policyName>
    <Preferences><ServerPreferences><preference><name>max_simult_tcp_sessions</name>
    <value>unlimited</value>
    </preference>
    <preference><name>plugin_set</name>
    <value>\(plugins.map { "\($0.id)" }.joined(separator: ";"));</value>
    </preference>
    </ServerPreferences>
    <PluginsPreferences></PluginsPreferences>
    </Preferences>
    </Policy>
    <Report name="orchard" xmlns:cm="http://www.nessus.org/cm">

    """
  }

  let closing = "</Report>\n</NessusClientData_v2>\n"

  mutating func record() -> String {
    hosts += 1
    let name = "host-\(hosts).\(prose.noun()).example.org"
    let found = prose.some(of: plugins)
    seen.formUnion(found.map(\.id))
    return """
      <ReportHost name="\(name)"><HostProperties>
      <tag name="HOST_END_TIMESTAMP">1768478400</tag>
      <tag name="HOST_END">Thu Jan 15 12:00:00 2026</tag>
      <tag name="patch-summary-total-cves">\(found.reduce(0) { $0 + $1.cves.count })</tag>
      <tag name="cpe-0">cpe:/o:example:\(prose.noun()):\(prose.version())</tag>
      <tag name="system-type">general-purpose</tag>
      <tag name="operating-system">\(prose.phrase())</tag>
      <tag name="host-ip">192.0.2.\(hosts % 250 + 1)</tag>
      <tag name="host-fqdn">\(name)</tag>
      <tag name="HOST_START">Thu Jan 15 11:30:00 2026</tag>
      </HostProperties>
      \(found.map { item($0) }.joined(separator: "\n"))
      </ReportHost>

      """
  }

  private mutating func item(_ plugin: NessusPlugin) -> String {
    let scores = plugin.rating.map {
      """
      <cvss3_base_score>\($0.score)</cvss3_base_score>
      <cvss3_vector>CVSS:3.0/\($0.metrics)</cvss3_vector>
      <cvss_base_score>5.0</cvss_base_score>
      <cvss_vector>CVSS2#AV:N/AC:L/Au:N/C:N/I:P/A:N</cvss_vector>

      """
    }
    let links =
      plugin.links.isEmpty
      ? "" : "<see_also>\(plugin.links.joined(separator: "\n").xml)</see_also>\n"
    return """
      <ReportItem port="\(plugin.port)" svc_name="\(plugin.service)" protocol="tcp" \
      severity="\(plugin.severity)" pluginID="\(plugin.id)" pluginName="\(plugin.name.xml)" \
      pluginFamily="\(plugin.family)">
      \(plugin.cves.map { "<cve>\($0)</cve>\n" }.joined())\(scores ?? "")\
      <description>\(plugin.description.xml)</description>
      <fname>plugin_\(plugin.id).nasl</fname>
      <plugin_modification_date>2025/06/03</plugin_modification_date>
      <plugin_name>\(plugin.name.xml)</plugin_name>
      <plugin_publication_date>2020/11/06</plugin_publication_date>
      <plugin_type>remote</plugin_type>
      <risk_factor>\(plugin.risk)</risk_factor>
      <script_version>1.\(plugin.id % 90)</script_version>
      \(links)<solution>\(plugin.solution.xml)</solution>
      <synopsis>\(plugin.synopsis.xml)</synopsis>
      <plugin_output>\(NessusPlugin.output(&prose).xml)</plugin_output>
      </ReportItem>
      """
  }
}
