#pragma once
// The office's side of sealed reports, with the development keys: tests open what the kiosk sealed.

#include <optional>
#include <string>

namespace tests {

enum class SealedPart { Matter, Identity };

/// The JSON inside, without its padding; nothing when the other part's key, or no key, opens it.
std::optional<std::string> open_sealed(const std::string& base64, SealedPart key);

}  // namespace tests
