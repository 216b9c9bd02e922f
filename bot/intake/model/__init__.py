"""An optional language model: it may propose, and every word it proposes is held against the text.

    ground       an article as proposals are held against it: its sentences, and whom they name
    prompt       what the model is asked, the article as data between marks that it cannot write itself
    proposals    what came back, if it has the shape that was asked for
    marks        what a sentence must not lose or gain as it is worded anew: numbers, dates, denials, hedges
    names        whom a sentence names, and whether its evidence names them too
    grounding    whether a proposal says nothing that its evidence does not say
    taking       a draft with what was accepted, and with a remark on what was not
    endpoint     the one request, over HTTP
    advisor      when the model is asked at all, and what happens when it does not answer

Only `endpoint` and `advisor` touch the world. Nothing here is loaded where no model is configured.
"""
