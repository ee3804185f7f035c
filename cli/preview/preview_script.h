// The script that `muster preview` puts into every page it serves: reloads the page when it has changed, and shows
// findings over it. Published sites never have it.
#pragma once

#include <string_view>

namespace muster {

inline constexpr std::string_view kPreviewScriptPath = "/-/preview.js";
inline constexpr std::string_view kPreviewEventsPath = "/-/preview-events";
inline constexpr std::string_view kPreviewFindingsPath = "/-/preview-findings";

/// Events it understands: "changed" with a JSON list of site paths, and "findings" when /-/preview-findings (plain
/// text, empty when there is none) has changed.
inline constexpr std::string_view kPreviewScript = R"js(
const events = new EventSource('/-/preview-events');
let panel;
async function showFindings() {
  const text = await (await fetch('/-/preview-findings')).text();
  if (panel) panel.remove();
  panel = null;
  if (!text) return;
  panel = document.createElement('pre');
  panel.setAttribute('role', 'alert');
  panel.textContent = text;
  Object.assign(panel.style, {
    position: 'fixed', inset: 'auto 0 0 0', maxHeight: '60vh', overflow: 'auto', margin: 0, padding: '1rem',
    background: '#2b1512', color: '#ffe9e4', font: '14px/1.45 ui-monospace, monospace', whiteSpace: 'pre-wrap',
    borderTop: '4px solid #e5533d', zIndex: 9999
  });
  document.body.append(panel);
}
events.addEventListener('changed', (event) => {
  const paths = JSON.parse(event.data);
  if (paths.includes(location.pathname) || paths.includes('*')) location.reload();
});
events.addEventListener('findings', showFindings);
showFindings();
)js";

}  // namespace muster
