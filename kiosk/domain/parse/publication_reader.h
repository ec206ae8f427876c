#pragma once
// From documents/*.json and notices.json to their values. Used by the content parser only; pure.

#include <vector>

#include "kiosk/domain/parse/includes.h"
#include "kiosk/domain/publications.h"

namespace kiosk::domain::parse {

inline constexpr std::string_view notices_path = "notices.json";
/// What the start screen can rotate through in a minute or two.
inline constexpr std::size_t most_notices = 20;

/// The documents whose file is there and has no error; the others are absent.
OfficeDocuments read_documents(const ContentFiles& files, SourceFiles& sources, Findings& findings);

/// Nothing when the file is missing or has an error, which then is among the findings.
std::vector<Notice> read_notices(SourceFiles& sources, Findings& findings);

/// Of `wifi` in office.json.
Wifi read_wifi(const JsonNode& node, Findings& findings);

}  // namespace kiosk::domain::parse
