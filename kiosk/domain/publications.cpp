#include "kiosk/domain/publications.h"

namespace kiosk::domain {
namespace {

/// The format's own characters are preceded by a backslash.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char character : text) {
    if (std::string_view{"\\;,:\""}.find(character) != std::string_view::npos) result += '\\';
    result += character;
  }
  return result;
}

}  // namespace

std::string_view file_of(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::Declaration:
      return "documents/maklumat.json";
    case DocumentKind::Ethics:
      return "documents/kode_etik.json";
    case DocumentKind::Integrity:
      return "documents/pakta_integritas.json";
  }
  return {};
}

std::vector<const Notice*> notices_on(const std::vector<Notice>& notices, Date day) {
  std::vector<const Notice*> shown;
  for (const Notice& notice : notices) {
    if (notice.from && day < *notice.from) continue;
    if (notice.until && day > *notice.until) continue;
    shown.push_back(&notice);
  }
  return shown;
}

std::string wifi_code(const Wifi& wifi) {
  if (wifi.password.empty()) return "WIFI:T:nopass;S:" + escaped(wifi.network) + ";;";
  return "WIFI:T:WPA;S:" + escaped(wifi.network) + ";P:" + escaped(wifi.password) + ";;";
}

}  // namespace kiosk::domain
