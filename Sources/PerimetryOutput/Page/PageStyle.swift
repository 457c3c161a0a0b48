/// The page's style sheet: light and dark by what the reader prefers, paper, and a phone's width.
enum PageStyle {
  static let text = """
    :root { --back: #f4f6f8; --surface: #ffffff; --text: #1b1f24; --faint: #57606a;
      --line: #d0d7de; --line-strong: #848d97; --accent: #0b5fad; --denied: #b3261e; --denied-back: #fdecea;
      --allowed: #1a6b35; --allowed-back: #e8f5ec; --unclear: #7a4d00; --unclear-back: #fff4dc;
      --h1: #9cc7ee; --h2: #5a9fdb; --h3: #2272bd; --h4: #0b4a86; --calm: #6b7785; }
    @media (prefers-color-scheme: dark) { :root { --back: #0d1117; --surface: #161b22; --text: #e6edf3;
      --faint: #9aa4af; --line: #30363d; --line-strong: #768390; --accent: #6cb6ff; --denied: #ff8a80;
      --denied-back: #3a1614; --allowed: #6fcf8b; --allowed-back: #10301b; --unclear: #f0b35e;
      --unclear-back: #33230a; --h1: #1c4a75; --h2: #2b74b5; --h3: #4f9fe3; --h4: #a9d4ff; --calm: #8b96a3; } }
    * { box-sizing: border-box; }
    html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
    body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, "Segoe UI", Roboto,
      "DejaVu Sans", sans-serif; overflow-wrap: break-word; }
    a { color: var(--accent); }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
    .skip { position: absolute; left: -999rem; top: 0; background: var(--surface); padding: .5rem 1rem; }
    .skip:focus { left: 0; z-index: 1; }
    header, main, footer { max-width: 80rem; margin: 0 auto; padding: 1rem 1.5rem; }
    .brand { margin: 0; color: var(--faint); font-size: .875rem; letter-spacing: .06em; }
    h1 { margin: 0 0 .75rem; font-size: 1.9rem; line-height: 1.2; }
    h2 { margin: 0 0 .75rem; font-size: 1.35rem; line-height: 1.25; }
    h3 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; }
    nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: 1rem 0 0; }
    section { background: var(--surface); border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem 1.5rem;
      margin: 0 0 1.25rem; }
    p { margin: .5rem 0; max-width: 52rem; }
    ul, ol { margin: .5rem 0; padding-left: 1.4rem; max-width: 56rem; }
    li { margin: .25rem 0; }
    .denied { color: var(--denied); } .allowed { color: var(--allowed); } .unclear { color: var(--unclear); }
    strong { font-weight: 600; }
    .verdict { border-left-width: .5rem; }
    .verdict.is-denied { border-left-color: var(--denied); background: var(--denied-back); }
    .verdict.is-allowed { border-left-color: var(--allowed); background: var(--allowed-back); }
    .verdict.is-unclear { border-left-color: var(--unclear); background: var(--unclear-back); }
    .verdict .sentence { font-size: 1.3rem; line-height: 1.4; margin: 0 0 .75rem; max-width: 58rem; }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; margin: 1rem 0 0; }
    .figures div { background: var(--surface); border: 1px solid var(--line); border-radius: .375rem; padding: .5rem .75rem; }
    .figures dt { color: var(--faint); font-size: .8125rem; }
    .figures dd { margin: 0; font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.25; }
    .facts { margin: .5rem 0; }
    .facts div { display: grid; grid-template-columns: 9rem 1fr; gap: 0 1rem; padding: .15rem 0; }
    .facts dt { color: var(--faint); }
    .facts dd { margin: 0; min-width: 0; }
    code, pre { font-family: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: .875em; }
    pre { background: var(--back); border: 1px solid var(--line); border-radius: .375rem; padding: .6rem .8rem; overflow-x: auto; }
    .table { margin: .75rem 0; }
    .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .375rem; }
    table { border-collapse: collapse; width: 100%; font-size: .875rem; }
    caption { text-align: left; padding: .5rem .75rem; color: var(--faint); caption-side: top; }
    th, td { text-align: left; padding: .4rem .6rem; border-top: 1px solid var(--line); vertical-align: top; }
    thead th { vertical-align: bottom; color: var(--faint); font-weight: 600; border-top: 0; }
    tbody th { font-weight: 600; }
    tbody tr:hover { background: var(--back); }
    tbody .number, tbody .label { white-space: nowrap; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    td.text, th.key { min-width: 6rem; max-width: 24rem; overflow-wrap: break-word; }
    thead button { background: none; border: 0; padding: 0; margin: 0; font: inherit; color: inherit; text-align: inherit; cursor: pointer; }
    thead button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    thead button::after { content: "\\00a0\\2195"; color: var(--faint); }
    [aria-sort="ascending"] button::after { content: "\\00a0\\2191"; color: var(--text); }
    [aria-sort="descending"] button::after { content: "\\00a0\\2193"; color: var(--text); }
    .tools { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: 0 0 .5rem; font-size: .875rem; }
    .tools input { font: inherit; color: var(--text); background: var(--surface); border: 1px solid var(--line-strong);
      border-radius: .25rem; padding: .3rem .5rem; width: 16rem; max-width: 100%; }
    .tools output, .cut, .note { color: var(--faint); font-size: .875rem; }
    [hidden] { display: none; }
    details { margin: .5rem 0; }
    summary { cursor: pointer; padding: .25rem 0; }
    .rule { border: 1px solid var(--line); border-radius: .375rem; padding: .25rem .75rem; }
    .rule > summary .element { font-weight: 600; }
    .rule > summary .effect { color: var(--faint); }
    .chart { overflow-x: auto; }
    .chart svg { display: block; height: auto; width: 100%; min-width: 44rem; }
    .chart svg.perimetry-frontier { max-width: 48rem; }
    .chart text { fill: var(--text); font-size: 12px; }
    .chart .dim { fill: var(--faint); }
    .chart .end { text-anchor: end; } .chart .middle { text-anchor: middle; } .chart .bold { font-weight: 600; }
    .chart .grid { stroke: var(--line); stroke-width: 1; fill: none; }
    .chart .axis { stroke: var(--line-strong); stroke-width: 1; fill: none; }
    .chart .bar { fill: var(--calm); }
    .chart .bar.would-be-denied { fill: var(--denied); }
    .chart .bar.allowed-by-rule { fill: var(--allowed); }
    .chart .level1 { fill: var(--h1); } .chart .level2 { fill: var(--h2); } .chart .level3 { fill: var(--h3); }
    .chart .level4 { fill: var(--h4); }
    .chart .hatch { stroke: var(--line-strong); stroke-width: .75; fill: none; }
    .chart .cross { stroke: var(--line-strong); stroke-width: 1.25; fill: none; }
    .chart .frame { fill: none; stroke: var(--line-strong); stroke-width: 1; }
    main .perimetry-frontier { --paper: var(--surface); --ink: var(--text); --dim: var(--faint); --grid: var(--line); }
    footer { color: var(--faint); font-size: .875rem; padding-bottom: 3rem; }
    @media (max-width: 40rem) {
      header, main, footer { padding: .75rem; } section { padding: 1rem .75rem; }
      h1 { font-size: 1.5rem; } .verdict .sentence { font-size: 1.1rem; }
      .facts div { grid-template-columns: 1fr; padding: .3rem 0; } .tools input { width: 100%; }
      nav ul { gap: .5rem 1rem; }
    }
    @media print {
      :root { --back: #ffffff; --surface: #ffffff; --text: #000000; --faint: #444444; --line: #bbbbbb;
        --line-strong: #777777; --accent: #000000; --denied: #8c1d16; --denied-back: #ffffff; --allowed: #14532a;
        --allowed-back: #ffffff; --unclear: #5c3a00; --unclear-back: #ffffff; --h1: #9cc7ee; --h2: #5a9fdb; --h3: #2272bd;
        --h4: #0b4a86; --calm: #6b7785; }
      main .perimetry-frontier { --left: #0b5fad; --open: #8a4600; --mark: #b3261e; }
      body { font-size: 10pt; } header, main, footer { max-width: none; padding: 0; }
      nav, .skip, .tools { display: none; } .scroll, .chart { overflow: visible; }
      section { border: 0; border-radius: 0; padding: 0 0 1rem; } h2, h3, caption, summary { break-after: avoid; }
      tr, svg, .figures, .rule > summary { break-inside: avoid; } .chart svg { min-width: 0; }
      th, td { padding: .2rem .4rem; } tbody .number, tbody .label { white-space: normal; }
      td.text { min-width: 0; overflow-wrap: anywhere; } th.key { min-width: 7em; } table { font-size: 8pt; } thead button::after { content: ""; }
    }
    """
}
