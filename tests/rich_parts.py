"""Parts of a workbook as Excel writes them that no library makes: by hand, as short as they may be."""

# ruff: noqa: E501 a part reads best as Excel writes it

import base64

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MS = "http://schemas.microsoft.com/office"
X14, XM = f"{MS}/spreadsheetml/2009/9/main", f"{MS}/excel/2006/main"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MS_EXCEL = "application/vnd.ms-excel"
NS = f'xmlns="{MAIN}" xmlns:r="{R}" xmlns:x14="{X14}" xmlns:xm="{XM}"'
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
DRAWING_NS = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    f' xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def anchored(row: int, inside: str) -> str:
    place = f"<xdr:from><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
    end = f"<xdr:to><xdr:col>14</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row + 8}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
    return f"<xdr:twoCellAnchor>{place}{end}{inside}<xdr:clientData/></xdr:twoCellAnchor>"


def drawing(*anchors: str) -> str:
    return f"<xdr:wsDr {DRAWING_NS}>{''.join(anchors)}</xdr:wsDr>"


SHAPE = '<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="90000" cy="90000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>'


def picture(key: str) -> str:
    return (
        '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Logo" descr="The council logo"/><xdr:cNvPicPr/></xdr:nvPicPr>'
        f'<xdr:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>{SHAPE}</xdr:pic>'
    )


TEXT_BOX = (
    '<xdr:sp textlink=""><xdr:nvSpPr><xdr:cNvPr id="3" name="Text box"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>'
    f"{SHAPE}<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>Read this first</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
)


def framed_chart(key: str) -> str:
    return (
        '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="4" name="Chart" descr="Lines"/>'
        '<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart'
        f' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{key}"/></a:graphicData></a:graphic>'
        "</xdr:graphicFrame>"
    )


SLICER_FRAME = (
    f'<mc:AlternateContent><mc:Choice xmlns:sle15="{MS}/drawing/2012/slicer" Requires="sle15">'
    '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="5" name="Kind"/><xdr:cNvGraphicFramePr/>'
    '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData'
    f' uri="{MS}/drawing/2010/slicer"><sle:slicer xmlns:sle="{MS}/drawing/2010/slicer" name="Kind"/></a:graphicData>'
    f"</a:graphic></xdr:graphicFrame></mc:Choice><mc:Fallback>{TEXT_BOX}</mc:Fallback></mc:AlternateContent>"
)


def chart(values: str, names: str) -> str:
    return (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:cat><c:strRef><c:f>{names}</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>{values}</c:f></c:numRef></c:val>"
        '</c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="2"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="1"/></c:valAx>'
        "</c:plotArea></c:chart></c:chartSpace>"
    )


CHART_SHEET = (
    '<chartsheet {ns}><sheetViews><sheetView workbookViewId="0"/></sheetViews><drawing r:id="{key}"/></chartsheet>'
)
VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">{shapes}</xml>'
)
NOTE_SHAPE = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;width:240pt;height:96pt;visibility:hidden">'
    '<x:ClientData ObjectType="Note"><x:Anchor>3, 15, 1, 10, 9, 31, 8, 9</x:Anchor><x:Row>{row}</x:Row><x:Column>{column}'
    "</x:Column></x:ClientData></v:shape>"
)
CONTROL_SHAPE = (
    '<v:shape id="_x0000_s2049" type="#_x0000_t201" style="position:absolute;width:80pt;height:20pt"><x:ClientData'
    ' ObjectType="Checkbox"><x:Anchor>1, 15, 20, 10, 2, 31, 21, 9</x:Anchor><x:FmlaLink>$B$20</x:FmlaLink>'
    "</x:ClientData></v:shape>"
)
HEADER_SHAPE = (
    '<v:shape id="CH" type="#_x0000_t75" style="position:absolute;width:40pt;height:40pt">'
    '<v:imagedata o:relid="{key}" o:title="logo"/></v:shape>'
)
COMMENTS = (
    f'<comments xmlns="{MAIN}"><authors><author>Sam Lowe</author><author>tc={{0A1B2C3D-0000-4000-8000-000000000001}}'
    '</author></authors><commentList><comment ref="E2" authorId="0" shapeId="0"><text><r><rPr><b/></rPr><t>Sam Lowe:</t>'
    '</r><r><t xml:space="preserve"> ask health</t></r></text></comment><comment ref="E6" authorId="1" shapeId="0"'
    ' xr:uid="{0A1B2C3D-0000-4000-8000-000000000001}" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision">'
    "<text><t>[Threaded comment] Is this so?</t></text></comment></commentList></comments>"
)
THREADED = (
    f'<ThreadedComments xmlns="{MS}/spreadsheetml/2018/threadedcomments"><threadedComment ref="E6" dT="2022-01-20T09:00:00.00"'
    ' personId="{0A1B2C3D-0000-4000-8000-0000000000AA}" id="{0A1B2C3D-0000-4000-8000-000000000001}"><text>Is this so?</text>'
    '</threadedComment><threadedComment ref="E6" dT="2022-01-21T09:00:00.00" personId="{0A1B2C3D-0000-4000-8000-0000000000AA}"'
    ' id="{0A1B2C3D-0000-4000-8000-000000000002}" parentId="{0A1B2C3D-0000-4000-8000-000000000001}"><text>Yes.</text>'
    "</threadedComment></ThreadedComments>"
)
PERSONS = (
    f'<personList xmlns="{MS}/spreadsheetml/2018/threadedcomments"><person displayName="Sam Lowe"'
    ' id="{0A1B2C3D-0000-4000-8000-0000000000AA}" userId="sam" providerId="None"/></personList>'
)
PIVOT_FIELDS = ("Ref", "Kind")
PIVOT_CACHE = (
    f'<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{R}" r:id="{{key}}" refreshOnLoad="1" recordCount="2"><cacheSource'
    ' type="worksheet"><worksheetSource name="Findings"/></cacheSource><cacheFields count="2"><cacheField name="Ref"'
    ' numFmtId="0"><sharedItems count="2"><s v="2021-M-01"/><s v="2021-M-02"/></sharedItems></cacheField><cacheField'
    ' name="Kind" numFmtId="0"><sharedItems count="1"><s v="Main finding"/></sharedItems></cacheField></cacheFields>'
    "</pivotCacheDefinition>"
)
PIVOT_RECORDS = f'<pivotCacheRecords xmlns="{MAIN}" count="2"><r><x v="0"/><x v="0"/></r><r><x v="1"/><x v="0"/></r></pivotCacheRecords>'
PIVOT_TABLE = (
    f'<pivotTableDefinition xmlns="{MAIN}" name="Kinds of finding" cacheId="7" dataCaption="Values"><location ref="A3:B5"'
    ' firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="2"><pivotField dataField="1"'
    ' showAll="0"/><pivotField axis="axisRow" showAll="0"><items count="2"><item x="0"/><item t="default"/></items></pivotField>'
    '</pivotFields><rowFields count="1"><field x="1"/></rowFields><rowItems count="2"><i><x/></i><i t="grand"><x/></i></rowItems>'
    '<colItems count="1"><i/></colItems><dataFields count="1"><dataField name="Count of Ref" fld="0" subtotal="count"/></dataFields>'
    "</pivotTableDefinition>"
)
SLICER = f'<slicers xmlns="{X14}"><slicer name="Kind" cache="Slicer_Kind" caption="Kind" rowHeight="241300"/></slicers>'
SLICER_CACHE = (
    f'<slicerCacheDefinition xmlns="{X14}" xmlns:x="{MAIN}" name="Slicer_Kind" sourceName="Kind"><extLst><x:ext'
    f' uri="{{2F2917AC-EB37-4324-AD4E-5DD8C200BD13}}" xmlns:x15="{MS}/spreadsheetml/2010/11/main"><x15:tableSlicerCache'
    ' tableId="2" column="4"/></x:ext></extLst></slicerCacheDefinition>'
)
METADATA = (
    f'<metadata xmlns="{MAIN}" xmlns:xda="{MS}/spreadsheetml/2017/dynamicarray" xmlns:xlrd="{MS}/spreadsheetml/2017/richdata">'
    '<metadataTypes count="2"><metadataType name="XLDAPR" minSupportedVersion="120000" cellMeta="1"/><metadataType'
    ' name="XLRICHVALUE" minSupportedVersion="120000"/></metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst>'
    '<ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst>'
    '</bk></futureMetadata><futureMetadata name="XLRICHVALUE" count="1"><bk><extLst><ext'
    ' uri="{3e2802c4-a4d2-4d8b-9148-e3be6c30e623}"><xlrd:rvb i="0"/></ext></extLst></bk></futureMetadata><cellMetadata'
    ' count="1"><bk><rc t="1" v="0"/></bk></cellMetadata><valueMetadata count="1"><bk><rc t="2" v="0"/></bk></valueMetadata></metadata>'
)
RICH_VALUE = f'<rvData xmlns="{MS}/spreadsheetml/2017/richdata" count="1"><rv s="0"><v>0</v><v>5</v></rv></rvData>'
RICH_STRUCTURE = (
    f'<rvStructures xmlns="{MS}/spreadsheetml/2017/richdata" count="1"><s t="_localImage"><k n="_rvRel:LocalImageIdentifier"'
    ' t="i"/><k n="CalcOrigin" t="i"/></s></rvStructures>'
)
RICH_RELATIONS = (
    f'<richValueRels xmlns="{MS}/spreadsheetml/2022/richvaluerel" xmlns:r="{R}"><rel r:id="{{key}}"/></richValueRels>'
)
FEATURES = (
    f'<FeaturePropertyBags xmlns="{MS}/spreadsheetml/2022/featurepropertybag"><bag type="Checkbox"/><bag type="XFControls">'
    '<bagId k="CellControl">0</bagId></bag><bag type="XFComplement"><bagId k="XFControls">1</bagId></bag><bag'
    ' type="XFComplements" extRef="XFComplementsMapperExtRef"><a k="MappedFeaturePropertyBags"><bagId>2</bagId></a></bag>'
    "</FeaturePropertyBags>"
)
CONTROL_PROPERTIES = (
    f'<formControlPr xmlns="{X14}" objectType="CheckBox" checked="Checked" fmlaLink="$B$20" lockText="1"/>'
)
CONTROLS = (
    f'<controls {NS} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Choice'
    ' Requires="x14"><control shapeId="2049" r:id="{key}" name="Agreed"><controlPr defaultSize="0" autoFill="0"><anchor'
    ' moveWithCells="1" xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><from><xdr:col>1</xdr:col>'
    "<xdr:colOff>0</xdr:colOff><xdr:row>20</xdr:row><xdr:rowOff>0</xdr:rowOff></from><to><xdr:col>2</xdr:col><xdr:colOff>0"
    "</xdr:colOff><xdr:row>21</xdr:row><xdr:rowOff>0</xdr:rowOff></to></anchor></controlPr></control></mc:Choice>"
    "</mc:AlternateContent></controls>"
)
EXTERNAL = (
    f'<externalLink xmlns="{MAIN}" xmlns:r="{R}"><externalBook r:id="{{key}}"><sheetNames><sheetName val="Findings"/></sheetNames>'
    '<sheetDataSet><sheetData sheetId="0"><row r="2"><cell r="A2"><v>7</v></cell></row></sheetData></sheetDataSet></externalBook>'
    "</externalLink>"
)
CUSTOM_XML = '<labels xmlns="urn:thornmere:labels"><label>Official</label></labels>'
CUSTOM_PROPERTIES = (
    '<ds:datastoreItem ds:itemID="{0A1B2C3D-0000-4000-8000-0000000000BB}"'
    ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>'
)
VIEW = "{0A1B2C3D-0000-4000-8000-0000000000CC}"
