#pragma once
// What the office publishes beside its services: documents of its guarantees, notices, the
// visitors' network. Each is absent until the office supplies it; nothing stands in for it. Values
// only; any thread. Source: domain rules 1.12 (T12.1).

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/time.h"
#include "kiosk/domain/localized_text.h"

namespace kiosk::domain {

/// Documents of component 12 that the office supplies as files.
enum class DocumentKind : std::uint8_t {
  Declaration,  // documents/maklumat.json
  Ethics,       // documents/kode_etik.json
  Integrity,    // documents/pakta_integritas.json
};
inline constexpr std::size_t document_count = 3;

std::string_view file_of(DocumentKind kind);  // "documents/maklumat.json"

struct OfficeDocument {
  LocalizedText title;
  std::vector<LocalizedText> paragraphs;  // never empty

  bool operator==(const OfficeDocument&) const = default;
};

/// By `DocumentKind`.
using OfficeDocuments = std::array<std::optional<OfficeDocument>, document_count>;

/// A short message of the office, shown from and until a day, both included; absent = unlimited.
struct Notice {
  LocalizedText text;  // at most notice_characters bytes in each language
  std::optional<Date> from;
  std::optional<Date> until;

  bool operator==(const Notice&) const = default;
};

/// Two or three lines on the start screen.
inline constexpr std::size_t notice_characters = 200;

std::vector<const Notice*> notices_on(const std::vector<Notice>& notices, Date day);

/// The visitors' wireless network.
struct Wifi {
  std::string network;   // 1 .. 32 bytes (IEEE 802.11)
  std::string password;  // empty: an open network; else 8 .. 63 characters (WPA)

  bool operator==(const Wifi&) const = default;
};

/// What a QR code holds so that a telephone joins the network: `WIFI:T:WPA;S:...;P:...;;`.
std::string wifi_code(const Wifi& wifi);

}  // namespace kiosk::domain
