using Instrument.Reading;

namespace Instrument.Tool.Export;

/// <summary>Writes rows in a format, one after the other.</summary>
internal interface IRowExporter
{
    /// <summary>What comes before the first row.</summary>
    void Begin();

    /// <summary>Writes a row.</summary>
    void Write(HistoryRow row);

    /// <summary>What comes after the last row.</summary>
    void End();
}
