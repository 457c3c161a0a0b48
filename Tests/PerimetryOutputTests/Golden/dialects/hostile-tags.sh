#!/usr/bin/env bash
# Access rules of network security perimeters, proposed by perimetry.
# Needs the Azure CLI with its extension nsp (az extension add --name nsp), signed in (az login).

set -euo pipefail

# Profile nsp-data/defaultProfile

az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-data \
  --profile-name defaultProfile \
  --name tags \
  --direction Inbound \
  --service-tags $'[\'\',\'nul\',\'\t=1+1\',\'\r=1\',\'\x1b[2J\x1b]0;owned\x07\',\'  =1+1\',\'![x](http://example.com/x.png)\',\'"\\"\',\'# heading\',\'$\',\'$$${x}\',\'$${x}\',\'$(reboot)\',\'${file("/etc/passwd")}\',\'%%{x}\',\'%{ if true }x%{ endif }\',\'\'/quoted\'/\',\'*/ /* // #\',\'+1+1\',\'- item\',\'-2+3\',\'<script>alert(1)</script>\',\'=cmd|\'/ /C calc\'/!A0\',\'@SUM(A1)\',\'EOT\nEOT\',\'[[x]]\',\'[click](javascript:alert(1))\',\'[concat(\'/a\'/, \'/b\'/)]\',\'[open\',\'[parameters(\'/x\'/)]\',\'\\|\',\'`id`\',\'a\nb\r\nc\td\',\'a,b;c"d"\',\'a\x7fb\',\'https://www.example.com/a|b\',\'it\'/s\',\'line\xe2\x80\xa8sep\xe2\x80\xa9\',\'user@example.com\',\'zero\xe2\x80\x8bwidth\xef\xbb\xbf\',\'{0}\',\'| pipe | `tick` ``` fence\',\'\xc2\x9b31m\',\'\xc2\xad\',\'é́́́́́\',\'\xe2\x80\xaegnp.exe\',\'\xe2\x81\xa6x\xe2\x81\xa9\',\'漢字かな\',\'＝1+1\',\'👩\xe2\x80\x8d👩\xe2\x80\x8d👧\',\'\xf3\xa0\x81\x81tag\']'
