namespace Instrument;

/// <summary>What <c>Wandb.Init</c> does while another run of the process is active.</summary>
public enum Reinit
{
    /// <summary>It throws: two runs by mistake would mix up an experiment's results.</summary>
    Throw,

    /// <summary>It finishes all active runs first.</summary>
    FinishPrevious,

    /// <summary>It starts another run beside them.</summary>
    CreateNew,
}
