package import ScannerKit

/// Every scanner whose reports can be read, sorted by id.
package let catalog: [any Scanner] = [
  DependencyCheck(),
  Semgrep(),
  Trivy(),
  ZAP(),
]
