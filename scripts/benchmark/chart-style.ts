/** Colours and letters of the charts. No CSS variables, which not every renderer of SVG knows. */
export const chartStyle = `
  text { font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1f2328; }
  .title { font-size: 17px; font-weight: 600; }
  .section { font-weight: 600; }
  .note { font-size: 11.5px; fill: #59636e; }
  .failed { fill: #b3261e; }
  .page { fill: #ffffff; }
  .bar { fill: #2f6fd0; }
  .floor { fill: #8b949e; }
  .spread { stroke: #1f2328; stroke-width: 1.5; }
  .axis { stroke: #d1d9e0; }
  .line { fill: none; stroke: #2f6fd0; stroke-width: 1.5; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .note { fill: #9198a1; }
    .failed { fill: #ff8a80; }
    .page { fill: #0d1117; }
    .bar { fill: #5a94ee; }
    .floor { fill: #767f89; }
    .spread { stroke: #e6edf3; }
    .axis { stroke: #3d444d; }
    .line { stroke: #5a94ee; }
  }`;
